# The portal as one image; docker-compose.yml runs it as web, worker and beat.

FROM node:22-slim AS front-end
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY static static
RUN npm run build

FROM python:3.11-slim-bookworm AS packages
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir -r requirements.txt

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home --shell /usr/sbin/nologin portal
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOST=0.0.0.0 \
    VAR_DIR=/app/var \
    STATIC_ROOT=/app/static-root
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .
COPY --from=front-end /app/static/dist static/dist
# Static files are gathered without a database, so these settings only have to be there.
RUN DATABASE_URL=postgres://build@localhost/build SECRET_KEY=build ALLOWED_HOSTS=build \
    python manage.py collectstatic --noinput --verbosity 0 \
    && install -d -o portal -g portal var var/media
USER portal
VOLUME ["/app/var"]
EXPOSE 8000
CMD ["gunicorn", "--config", "python:portal.gunicorn", "portal.wsgi"]

"""How Gunicorn serves the portal: `gunicorn --config python:portal.gunicorn portal.wsgi`."""

import os
from pathlib import Path

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_WORKERS", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
preload_app = True  # the portal is loaded once, not once for each process
timeout = 60
graceful_timeout = 10
keepalive = 5
max_requests = 5_000
max_requests_jitter = 500
control_socket_disable = True
accesslog = "-"
logger_class = "portal.request_log.RequestLog"
access_log_format = '%(h)s "%(m)s %(U)s" %(s)s %(B)s bytes %(M)s ms'
if Path("/dev/shm").is_dir():  # noqa: S108 - memory, so that a slow disk cannot look like a hang
    worker_tmp_dir = "/dev/shm"  # noqa: S108

"""Lists may begin with the oldest inspection."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0011_reports_are_entered_by_inspection"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="inspection",
            index=models.Index(fields=["published_on", "id"], name="inspection_oldest_first"),
        ),
    ]

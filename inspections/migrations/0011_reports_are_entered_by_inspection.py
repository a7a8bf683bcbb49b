"""Tell a report that was entered by its inspection, and not by a state of its own."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0010_data_imports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="publishedreport",
            name="published_report_read_has_reading",
        ),
        migrations.AlterField(
            model_name="publishedreport",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Waiting to be read"),
                    ("reading", "Being read"),
                    ("read", "Read"),
                    ("refused", "Not read"),
                ],
                default="waiting",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "read"), _negated=True),
                    ("reading__isnull", False),
                    _connector="OR",
                ),
                name="published_report_read_has_reading",
            ),
        ),
    ]

"""Hold every pair of an inspection's dates in order, also where those between are not known."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0002_track_scrutiny_partners"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("notified_on", None),
                    ("fieldwork_to", None),
                    ("fieldwork_to__gte", models.F("notified_on")),
                    _connector="OR",
                ),
                name="inspection_notified_on_before_fieldwork_to",
                violation_error_message="Fieldwork must not end before notification",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("notified_on", None),
                    ("feedback_on", None),
                    ("feedback_on__gte", models.F("notified_on")),
                    _connector="OR",
                ),
                name="inspection_notified_on_before_feedback_on",
                violation_error_message="Feedback must not come before notification",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("notified_on", None),
                    ("published_on", None),
                    ("published_on__gte", models.F("notified_on")),
                    _connector="OR",
                ),
                name="inspection_notified_on_before_published_on",
                violation_error_message="The report must not be published before notification",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fieldwork_to", None),
                    ("published_on", None),
                    ("published_on__gte", models.F("fieldwork_to")),
                    _connector="OR",
                ),
                name="inspection_fieldwork_to_before_published_on",
                violation_error_message="The report must not be published before fieldwork ends",
            ),
        ),
    ]

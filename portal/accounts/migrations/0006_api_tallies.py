from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_api_tokens")]

    operations = [
        migrations.CreateModel(
            name="ApiTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=80)),
                ("minute", models.DateTimeField(db_index=True)),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "API tally",
                "verbose_name_plural": "API tallies",
                "constraints": [
                    models.UniqueConstraint(fields=("key", "minute"), name="api_tally_once")
                ],
            },
        ),
    ]

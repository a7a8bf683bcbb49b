"""Keep the reports that are read, and the page that an evaluation stands on."""

import django.core.serializers.json
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import inspections.models.published_report


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0006_comparator_groups"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=inspections.models.published_report.new_key,
                        editable=False,
                        max_length=32,
                        unique=True,
                    ),
                ),
                ("file", models.FileField(max_length=200, upload_to="", verbose_name="file")),
                ("name", models.CharField(max_length=200, verbose_name="name of the file")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("pages", models.PositiveIntegerField(blank=True, null=True, verbose_name="pages")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting to be read"),
                            ("reading", "Being read"),
                            ("read", "To be checked"),
                            ("refused", "Not read"),
                            ("confirmed", "Entered"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "family",
                    models.CharField(blank=True, max_length=40, verbose_name="kind of report"),
                ),
                (
                    "reading",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        null=True,
                        verbose_name="what was read",
                    ),
                ),
                (
                    "answers",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="what was corrected so far"
                    ),
                ),
                (
                    "refusal",
                    models.CharField(blank=True, max_length=40, verbose_name="why it was not read"),
                ),
                ("refusal_words", models.JSONField(blank=True, default=dict)),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("sent_at", models.DateTimeField(verbose_name="sent")),
                ("queued_at", models.DateTimeField(verbose_name="last handed to a worker")),
            ],
            options={
                "verbose_name": "published report",
                "ordering": ["-sent_at"],
            },
        ),
        migrations.CreateModel(
            name="PublishedReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "key",
                    models.CharField(
                        default=inspections.models.published_report.new_key,
                        editable=False,
                        max_length=32,
                    ),
                ),
                ("file", models.FileField(max_length=200, upload_to="", verbose_name="file")),
                ("name", models.CharField(max_length=200, verbose_name="name of the file")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("pages", models.PositiveIntegerField(blank=True, null=True, verbose_name="pages")),
                (
                    "family",
                    models.CharField(blank=True, max_length=40, verbose_name="kind of report"),
                ),
                (
                    "refusal",
                    models.CharField(blank=True, max_length=40, verbose_name="why it was not read"),
                ),
                ("refusal_words", models.JSONField(blank=True, default=dict)),
                ("sent_at", models.DateTimeField(verbose_name="sent")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="evaluation",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="evaluation",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="evaluation",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="evaluation",
            name="source_page",
            field=models.PositiveIntegerField(
                blank=True, null=True, verbose_name="page of the report"
            ),
        ),
        migrations.AddField(
            model_name="evaluationevent",
            name="source_page",
            field=models.PositiveIntegerField(
                blank=True, null=True, verbose_name="page of the report"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspections_evaluationevent" ("commentary", "grade_id", "id", "indicator_id", "inspection_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_page", "without_grade") VALUES (NEW."commentary", NEW."grade_id", NEW."id", NEW."indicator_id", NEW."inspection_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_page", NEW."without_grade"); RETURN NULL;',
                    hash="072ba0449ace8fc9262dbcd59f7d94f8265a99a2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_60f71",
                    table="inspections_evaluation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "inspections_evaluationevent" ("commentary", "grade_id", "id", "indicator_id", "inspection_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_page", "without_grade") VALUES (NEW."commentary", NEW."grade_id", NEW."id", NEW."indicator_id", NEW."inspection_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_page", NEW."without_grade"); RETURN NULL;',
                    hash="2f74cb0781ce1bce800b8c532c06d58408015246",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ccc07",
                    table="inspections_evaluation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspections_evaluationevent" ("commentary", "grade_id", "id", "indicator_id", "inspection_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_page", "without_grade") VALUES (OLD."commentary", OLD."grade_id", OLD."id", OLD."indicator_id", OLD."inspection_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_page", OLD."without_grade"); RETURN NULL;',
                    hash="5e6fa112695909e514118a9b73d9bb3d362cecdd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_670c7",
                    table="inspections_evaluation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="publishedreport",
            name="inspection",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="published_reports",
                to="inspections.inspection",
                verbose_name="inspection that it was entered as",
            ),
        ),
        migrations.AddField(
            model_name="publishedreport",
            name="partnership",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="published_reports",
                to="inspections.partnership",
                verbose_name="partnership that it names",
            ),
        ),
        migrations.AddField(
            model_name="publishedreport",
            name="sent_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="published_reports_sent",
                to=settings.AUTH_USER_MODEL,
                verbose_name="sent by",
            ),
        ),
        migrations.AddField(
            model_name="publishedreportevent",
            name="inspection",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="inspections.inspection",
                verbose_name="inspection that it was entered as",
            ),
        ),
        migrations.AddField(
            model_name="publishedreportevent",
            name="partnership",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="inspections.partnership",
                verbose_name="partnership that it names",
            ),
        ),
        migrations.AddField(
            model_name="publishedreportevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="publishedreportevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="inspections.publishedreport",
            ),
        ),
        migrations.AddField(
            model_name="publishedreportevent",
            name="sent_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="sent by",
            ),
        ),
        migrations.AddIndex(
            model_name="publishedreport",
            index=models.Index(fields=["sha256"], name="published_report_by_content"),
        ),
        migrations.AddIndex(
            model_name="publishedreport",
            index=models.Index(fields=["state", "queued_at"], name="published_report_by_state"),
        ),
        migrations.AddConstraint(
            model_name="publishedreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["read", "confirmed"]), _negated=True),
                    ("reading__isnull", False),
                    _connector="OR",
                ),
                name="published_report_read_has_reading",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("refusal", ""), _negated=True),
                    _connector="OR",
                ),
                name="published_report_refused_says_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishedreport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspections_publishedreportevent" ("family", "file", "id", "inspection_id", "key", "name", "pages", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refusal", "refusal_words", "sent_at", "sent_by_id", "sha256", "size") VALUES (NEW."family", NEW."file", NEW."id", NEW."inspection_id", NEW."key", NEW."name", NEW."pages", NEW."partnership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."refusal", NEW."refusal_words", NEW."sent_at", NEW."sent_by_id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="d9f95c98a6a69862b9e3430ce91b30218079accc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_10864",
                    table="inspections_publishedreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishedreport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."family" IS DISTINCT FROM (NEW."family") OR OLD."file" IS DISTINCT FROM (NEW."file") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."inspection_id" IS DISTINCT FROM (NEW."inspection_id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."pages" IS DISTINCT FROM (NEW."pages") OR OLD."partnership_id" IS DISTINCT FROM (NEW."partnership_id") OR OLD."refusal" IS DISTINCT FROM (NEW."refusal") OR OLD."refusal_words" IS DISTINCT FROM (NEW."refusal_words") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."sent_by_id" IS DISTINCT FROM (NEW."sent_by_id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size"))',
                    func='INSERT INTO "inspections_publishedreportevent" ("family", "file", "id", "inspection_id", "key", "name", "pages", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refusal", "refusal_words", "sent_at", "sent_by_id", "sha256", "size") VALUES (NEW."family", NEW."file", NEW."id", NEW."inspection_id", NEW."key", NEW."name", NEW."pages", NEW."partnership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."refusal", NEW."refusal_words", NEW."sent_at", NEW."sent_by_id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="e6c9a2bd509a97053d0867366ca12dbc00d2f65f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b5a8b",
                    table="inspections_publishedreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishedreport",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspections_publishedreportevent" ("family", "file", "id", "inspection_id", "key", "name", "pages", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refusal", "refusal_words", "sent_at", "sent_by_id", "sha256", "size") VALUES (OLD."family", OLD."file", OLD."id", OLD."inspection_id", OLD."key", OLD."name", OLD."pages", OLD."partnership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."refusal", OLD."refusal_words", OLD."sent_at", OLD."sent_by_id", OLD."sha256", OLD."size"); RETURN NULL;',
                    hash="e5b32674350547d9ae7e105002096a069fe36d64",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_09cf2",
                    table="inspections_publishedreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishedreportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="349f7488b171def6b1c2ed1b5e8a27b6ae199bba",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_75e22",
                    table="inspections_publishedreportevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]

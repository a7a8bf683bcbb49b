"""The words of findings are searched by an index of their stems."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0004_positions_checked_at_commit"),
        ("inspections", "0008_newest_first"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="finding",
            name="update_update",
        ),
        migrations.AddField(
            model_name="finding",
            name="document",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.contrib.postgres.search.CombinedSearchVector(
                    django.contrib.postgres.search.SearchVector(
                        "text", config="english", weight="A"
                    ),
                    "||",
                    django.contrib.postgres.search.SearchVector(
                        "summary", config="english", weight="B"
                    ),
                    django.contrib.postgres.search.SearchConfig("english"),
                ),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["document"], name="finding_words"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."inspection_id" IS DISTINCT FROM (NEW."inspection_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."removed_at" IS DISTINCT FROM (NEW."removed_at") OR OLD."source_page" IS DISTINCT FROM (NEW."source_page") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                    func='INSERT INTO "findings_findingevent" ("id", "inspection_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "question_id", "removed_at", "source_page", "summary", "text") VALUES (NEW."id", NEW."inspection_id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."question_id", NEW."removed_at", NEW."source_page", NEW."summary", NEW."text"); RETURN NULL;',
                    hash="eb99d752070114907458078fa0a3596affeebb3a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_aaaf9",
                    table="findings_finding",
                    when="AFTER",
                ),
            ),
        ),
    ]

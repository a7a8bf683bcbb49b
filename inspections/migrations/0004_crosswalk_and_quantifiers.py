"""Add which indicators answer to each other, and the words of a body for shares."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0003_dates_in_order"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="IndicatorMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("continues", "Continues it"),
                            ("comparable", "Asks much the same"),
                            ("part", "Was a part of it"),
                        ],
                        max_length=12,
                        verbose_name="relation",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what differs")),
                ("checked", models.BooleanField(verbose_name="read in a published source")),
            ],
            options={
                "verbose_name": "indicator mapping",
                "ordering": ["indicator", "counterpart"],
            },
        ),
        migrations.CreateModel(
            name="IndicatorMappingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("continues", "Continues it"),
                            ("comparable", "Asks much the same"),
                            ("part", "Was a part of it"),
                        ],
                        max_length=12,
                        verbose_name="relation",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what differs")),
                ("checked", models.BooleanField(verbose_name="read in a published source")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QuantifierTable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("checked", models.BooleanField(verbose_name="read in a published source")),
            ],
            options={
                "verbose_name": "table of quantifiers",
                "verbose_name_plural": "tables of quantifiers",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="QuantifierTableEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=60)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("checked", models.BooleanField(verbose_name="read in a published source")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QuantifierTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=60, verbose_name="word")),
                ("at_least", models.PositiveSmallIntegerField(verbose_name="from, per cent")),
                ("at_most", models.PositiveSmallIntegerField(verbose_name="to, per cent")),
            ],
            options={
                "verbose_name": "quantifier",
                "ordering": ["table", "-at_least"],
            },
        ),
        migrations.CreateModel(
            name="QuantifierTermEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("word", models.CharField(max_length=60, verbose_name="word")),
                ("at_least", models.PositiveSmallIntegerField(verbose_name="from, per cent")),
                ("at_most", models.PositiveSmallIntegerField(verbose_name="to, per cent")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="qualityframework",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="qualityframework",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="qualityframework",
            name="delete_delete",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualityframework",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspections_qualityframeworkevent" ("id", "inspectorate_id", "name", "nation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantifiers_id", "slug") VALUES (NEW."id", NEW."inspectorate_id", NEW."name", NEW."nation", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quantifiers_id", NEW."slug"); RETURN NULL;',
                    hash="fa8e97eb4d8fb1c04b08d768e8163b351a3e1d6a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6c25a",
                    table="inspections_qualityframework",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualityframework",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "inspections_qualityframeworkevent" ("id", "inspectorate_id", "name", "nation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantifiers_id", "slug") VALUES (NEW."id", NEW."inspectorate_id", NEW."name", NEW."nation", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quantifiers_id", NEW."slug"); RETURN NULL;',
                    hash="255cf0410bb2aeecc1c4518122218d863a4797fc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4107e",
                    table="inspections_qualityframework",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualityframework",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspections_qualityframeworkevent" ("id", "inspectorate_id", "name", "nation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantifiers_id", "slug") VALUES (OLD."id", OLD."inspectorate_id", OLD."name", OLD."nation", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."quantifiers_id", OLD."slug"); RETURN NULL;',
                    hash="a912b1809644eb791d974f89f6a41832883f45de",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fe43a",
                    table="inspections_qualityframework",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="indicatormapping",
            name="counterpart",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answered_by",
                to="inspections.qualityindicator",
            ),
        ),
        migrations.AddField(
            model_name="indicatormapping",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answers_to",
                to="inspections.qualityindicator",
            ),
        ),
        migrations.AddField(
            model_name="indicatormappingevent",
            name="counterpart",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="inspections.qualityindicator",
            ),
        ),
        migrations.AddField(
            model_name="indicatormappingevent",
            name="indicator",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="inspections.qualityindicator",
            ),
        ),
        migrations.AddField(
            model_name="indicatormappingevent",
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
            model_name="indicatormappingevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="inspections.indicatormapping",
            ),
        ),
        migrations.AddField(
            model_name="quantifiertable",
            name="inspectorate",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="quantifier_tables",
                to="inspections.inspectorate",
            ),
        ),
        migrations.AddField(
            model_name="qualityframework",
            name="quantifiers",
            field=models.ForeignKey(
                blank=True,
                help_text="None where the body defines no such words: then only numbers are said.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="frameworks",
                to="inspections.quantifiertable",
                verbose_name="words for shares",
            ),
        ),
        migrations.AddField(
            model_name="qualityframeworkevent",
            name="quantifiers",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="None where the body defines no such words: then only numbers are said.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="inspections.quantifiertable",
                verbose_name="words for shares",
            ),
        ),
        migrations.AddField(
            model_name="quantifiertableevent",
            name="inspectorate",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="inspections.inspectorate",
            ),
        ),
        migrations.AddField(
            model_name="quantifiertableevent",
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
            model_name="quantifiertableevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="inspections.quantifiertable",
            ),
        ),
        migrations.AddField(
            model_name="quantifierterm",
            name="table",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="terms",
                to="inspections.quantifiertable",
            ),
        ),
        migrations.AddField(
            model_name="quantifiertermevent",
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
            model_name="quantifiertermevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="inspections.quantifierterm",
            ),
        ),
        migrations.AddField(
            model_name="quantifiertermevent",
            name="table",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="inspections.quantifiertable",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatormapping",
            constraint=models.UniqueConstraint(
                fields=("indicator", "counterpart"), name="indicator_mapping_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatormapping",
            constraint=models.CheckConstraint(
                condition=models.Q(("indicator", models.F("counterpart")), _negated=True),
                name="indicator_mapping_of_two",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatormapping",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspections_indicatormappingevent" ("checked", "counterpart_id", "id", "indicator_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") VALUES (NEW."checked", NEW."counterpart_id", NEW."id", NEW."indicator_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."relation"); RETURN NULL;',
                    hash="729e428f8a5bf9296fa5460a5bf93cf0c8967238",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c7ef2",
                    table="inspections_indicatormapping",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatormapping",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "inspections_indicatormappingevent" ("checked", "counterpart_id", "id", "indicator_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") VALUES (NEW."checked", NEW."counterpart_id", NEW."id", NEW."indicator_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."relation"); RETURN NULL;',
                    hash="a82682adc8abdf79751f4a4750fa5e646b4bfe5b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b6460",
                    table="inspections_indicatormapping",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatormapping",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspections_indicatormappingevent" ("checked", "counterpart_id", "id", "indicator_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") VALUES (OLD."checked", OLD."counterpart_id", OLD."id", OLD."indicator_id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."relation"); RETURN NULL;',
                    hash="18815d7aac5fcb632880592446cb3861e3ee4e5f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ba7d8",
                    table="inspections_indicatormapping",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatormappingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="47fa9c8dbc8661e4e6b99dc807e62913391c6a5d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e4079",
                    table="inspections_indicatormappingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quantifiertable",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspections_quantifiertableevent" ("checked", "id", "inspectorate_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source") VALUES (NEW."checked", NEW."id", NEW."inspectorate_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."source"); RETURN NULL;',
                    hash="cb2630a35a6fefbe9cad0252dc59956436069153",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e6054",
                    table="inspections_quantifiertable",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quantifiertable",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "inspections_quantifiertableevent" ("checked", "id", "inspectorate_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source") VALUES (NEW."checked", NEW."id", NEW."inspectorate_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."source"); RETURN NULL;',
                    hash="ef0b440a41befd9d8675d591129f1dbda1074186",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1d3f5",
                    table="inspections_quantifiertable",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quantifiertable",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspections_quantifiertableevent" ("checked", "id", "inspectorate_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source") VALUES (OLD."checked", OLD."id", OLD."inspectorate_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."source"); RETURN NULL;',
                    hash="8326402d28d35dd230426f2fe97408286f28fd8b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c4253",
                    table="inspections_quantifiertable",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quantifiertableevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e2687e4492bd19e6a4a4500f1b8c4db8bc7197b2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_da80d",
                    table="inspections_quantifiertableevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="quantifierterm",
            constraint=models.UniqueConstraint(
                fields=("table", "word"), name="quantifier_word_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="quantifierterm",
            constraint=models.CheckConstraint(
                condition=models.Q(("at_most__gte", models.F("at_least")), ("at_most__lte", 100)),
                name="quantifier_within_hundred",
                violation_error_message="A share runs from a lower to a higher per cent",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quantifierterm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspections_quantifiertermevent" ("at_least", "at_most", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "table_id", "word") VALUES (NEW."at_least", NEW."at_most", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."table_id", NEW."word"); RETURN NULL;',
                    hash="967d448899925f4c38a88cb6eea2a182ad2120bb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_77171",
                    table="inspections_quantifierterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quantifierterm",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "inspections_quantifiertermevent" ("at_least", "at_most", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "table_id", "word") VALUES (NEW."at_least", NEW."at_most", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."table_id", NEW."word"); RETURN NULL;',
                    hash="def5cd52f10b88f016ee3d87aa8e0d5f4a0be5e6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b57ca",
                    table="inspections_quantifierterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quantifierterm",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspections_quantifiertermevent" ("at_least", "at_most", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "table_id", "word") VALUES (OLD."at_least", OLD."at_most", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."table_id", OLD."word"); RETURN NULL;',
                    hash="88c551ebdcc9f8937b253e9e88729a441832cebd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_911f2",
                    table="inspections_quantifierterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quantifiertermevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="037d8dec9172944a048344cd2dfbb56035fda80e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d5606",
                    table="inspections_quantifiertermevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]

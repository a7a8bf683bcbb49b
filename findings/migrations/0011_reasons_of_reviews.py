import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0010_papers_on_plans"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="positionstatement",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="positionstatement",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="positionstatement",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="reviewpreparation",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="reviewpreparation",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="reviewpreparation",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="positionstatement",
            name="unsigned_reason",
            field=models.TextField(
                blank=True, editable=False, verbose_name="why the sign-off was taken back"
            ),
        ),
        migrations.AddField(
            model_name="positionstatementevent",
            name="unsigned_reason",
            field=models.TextField(
                blank=True, editable=False, verbose_name="why the sign-off was taken back"
            ),
        ),
        migrations.AddField(
            model_name="reviewpreparation",
            name="exception_reason",
            field=models.TextField(
                blank=True, editable=False, verbose_name="why statements were handed over unsigned"
            ),
        ),
        migrations.AddField(
            model_name="reviewpreparation",
            name="taken_back_reason",
            field=models.TextField(
                blank=True, editable=False, verbose_name="why it was taken back"
            ),
        ),
        migrations.AddField(
            model_name="reviewpreparationevent",
            name="exception_reason",
            field=models.TextField(
                blank=True, editable=False, verbose_name="why statements were handed over unsigned"
            ),
        ),
        migrations.AddField(
            model_name="reviewpreparationevent",
            name="taken_back_reason",
            field=models.TextField(
                blank=True, editable=False, verbose_name="why it was taken back"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="positionstatement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "findings_positionstatementevent" ("area_id", "concluded_at", "concluded_by_id", "conclusion", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "review_id", "signed_off_at", "signed_off_by_id", "text", "unsigned_reason") VALUES (NEW."area_id", NEW."concluded_at", NEW."concluded_by_id", NEW."conclusion", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."review_id", NEW."signed_off_at", NEW."signed_off_by_id", NEW."text", NEW."unsigned_reason"); RETURN NULL;',
                    hash="4b229ed56cae47f7ae179d9857154a01cfd1b400",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b9434",
                    table="findings_positionstatement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="positionstatement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "findings_positionstatementevent" ("area_id", "concluded_at", "concluded_by_id", "conclusion", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "review_id", "signed_off_at", "signed_off_by_id", "text", "unsigned_reason") VALUES (NEW."area_id", NEW."concluded_at", NEW."concluded_by_id", NEW."conclusion", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."review_id", NEW."signed_off_at", NEW."signed_off_by_id", NEW."text", NEW."unsigned_reason"); RETURN NULL;',
                    hash="ffcf50c6438ffc66dc891c23e6a7fd86c5332a39",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a70bf",
                    table="findings_positionstatement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="positionstatement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "findings_positionstatementevent" ("area_id", "concluded_at", "concluded_by_id", "conclusion", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "review_id", "signed_off_at", "signed_off_by_id", "text", "unsigned_reason") VALUES (OLD."area_id", OLD."concluded_at", OLD."concluded_by_id", OLD."conclusion", OLD."id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."review_id", OLD."signed_off_at", OLD."signed_off_by_id", OLD."text", OLD."unsigned_reason"); RETURN NULL;',
                    hash="7d25690ecac4d360661c7d32efb85361be9148c3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_093b9",
                    table="findings_positionstatement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewpreparation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "findings_reviewpreparationevent" ("created_at", "exception_reason", "id", "inspection_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statements_due_on", "submitted_at", "submitted_by_id", "taken_back_reason", "word_limit") VALUES (NEW."created_at", NEW."exception_reason", NEW."id", NEW."inspection_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."statements_due_on", NEW."submitted_at", NEW."submitted_by_id", NEW."taken_back_reason", NEW."word_limit"); RETURN NULL;',
                    hash="aeeaf95ab56984183e7c897577e3757160ee9b76",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ef1f8",
                    table="findings_reviewpreparation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewpreparation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "findings_reviewpreparationevent" ("created_at", "exception_reason", "id", "inspection_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statements_due_on", "submitted_at", "submitted_by_id", "taken_back_reason", "word_limit") VALUES (NEW."created_at", NEW."exception_reason", NEW."id", NEW."inspection_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."statements_due_on", NEW."submitted_at", NEW."submitted_by_id", NEW."taken_back_reason", NEW."word_limit"); RETURN NULL;',
                    hash="068f320c8576a7bb757667c70ea3f3ac48069a26",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0a495",
                    table="findings_reviewpreparation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewpreparation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "findings_reviewpreparationevent" ("created_at", "exception_reason", "id", "inspection_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statements_due_on", "submitted_at", "submitted_by_id", "taken_back_reason", "word_limit") VALUES (OLD."created_at", OLD."exception_reason", OLD."id", OLD."inspection_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."statements_due_on", OLD."submitted_at", OLD."submitted_by_id", OLD."taken_back_reason", OLD."word_limit"); RETURN NULL;',
                    hash="1f9ac92fddbbf8987c8b8ac17e6aba98cf3c6d4e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d9c25",
                    table="findings_reviewpreparation",
                    when="AFTER",
                ),
            ),
        ),
    ]

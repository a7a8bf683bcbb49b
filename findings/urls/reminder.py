"""The addresses of notices and of reminders by e-mail."""

from django.urls import URLPattern, path

from findings.views import notice, reminder

urlpatterns: list[URLPattern] = [
    path("notices/", notice.notice_list, name="notice-list"),
    path("notices/read/", notice.notice_read_all, name="notice-read-all"),
    path("notices/<int:pk>/read/", notice.notice_read, name="notice-read"),
    path("reminders/", reminder.reminder_choice, name="reminder-choice"),
    path("reminders/stop/<str:token>/", reminder.reminder_stop, name="reminder-stop"),
]

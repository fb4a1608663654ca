"""A report as it is printed, with everything that was read marked, and every number that was not."""

from jixiao import dashboard

dashboard.title("source")
reports = dashboard.run("source_reports")
dashboard.stop_if_nothing(reports)

chosen = dashboard.chosen_report(reports)
row = next(row for row in reports.iter_rows(named=True) if row["report_id"] == chosen)
dashboard.say(row, "source.says.read" if row["unread"] else "source.says.all", "source.says.unread_pages")
dashboard.legend()
dashboard.source(row)

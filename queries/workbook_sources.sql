-- Where every figure of a workbook is printed. One row a cited figure, report by report: first the rows that print the
-- budget on the basis, then the report's other own rows, then project by project its figures, funds and indicators; and
-- every cell that a finding of the selection rests on, whatever it is.
-- name: the project's name, NULL for what belongs to none; thing: what of it; page, line, text: where and as what
-- characters it is printed; page is NULL where the source has none. The report's names are in source_reports.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $basis: whole | accounts | fiscal | projects, see selection/budgets.sql
-- $reports: ids of the reports to tell of, NULL takes all
with

wanted as (

    select report_id, label, counted
    from selected_reports
    where $reports::varchar[] is null or list_contains($reports::varchar[], report_id)

),

things as (

    select
        'reports' as "table",
        report_id as row_id,
        report_id,
        null as project_id,
        null as thing
    from wanted

    union all

    select 'amounts', amount_id, report_id, null, item from amounts
    semi join wanted using (report_id)

    union all

    select 'functions', function_id, report_id, null, coalesce(item, subclass, class) from functions
    semi join wanted using (report_id)

    union all

    select 'projects', project_id, report_id, project_id, null from projects
    semi join wanted using (report_id)

    union all

    select 'project_funds', fund_id, report_id, project_id, fund from printed_funds
    semi join wanted using (report_id)

    union all

    select 'indicators', indicator_id, report_id, project_id, name from indicators
    semi join wanted using (report_id)

    union all

    select 'statements', statement_id, report_id, project_id, null from statements
    semi join wanted using (report_id)

),

on_basis as (

    select unnest([original_row, final_row, executed_row]) as row_id
    from printed_budgets
    semi join wanted using (report_id)
    where basis = $basis

),

-- figures on the sheets: of what belongs to no project only the shown, of projects the selected
of_sheets as (

    select "table", row_id, unnest(columns) as "column"
    from things
    join wanted using (report_id)
    join (
        select unnest([
            {'table': 'reports', 'columns': ['total_score', 'grade']},
            {'table': 'amounts', 'columns': ['value']},
            {'table': 'functions', 'columns': ['executed', 'change', 'change_pct']},
            {'table': 'projects', 'columns': ['total_weight', 'total_score']},
            {'table': 'project_funds',
                'columns': ['original_budget', 'final_budget', 'executed', 'execution_pct', 'weight', 'score']},
            {'table': 'indicators', 'columns': ['target_value', 'actual_value', 'weight', 'score']}
        ], recursive := true)
    ) as figures using ("table")
    where counted
        and (project_id is null or project_id in (select project_id from selected_projects))
        and ("table" <> 'amounts' or row_id in (select row_id from on_basis where row_id is not null))
        and ("table" <> 'functions' or row_id in (select function_id from selected_functions))

),

of_findings as (

    select evidence.table, evidence.row_id, evidence.column
    from evidence
    join selected_findings using (report_id, finding_id)
    semi join wanted using (report_id)
    where evidence.role <> 'mend'

),

cells as (

    select * from of_sheets
    union
    select * from of_findings

)

select
    cells.table,
    cells.row_id,
    cells.column,
    things.report_id,
    things.project_id,
    projects.name,
    coalesce(projects.damaged, false) as damaged,
    things.thing,
    lines.page,
    citations.line,
    citations.text

from cells
join things using ("table", row_id)
join wanted using (report_id)
join citations
    on citations.report_id = things.report_id
    and citations.table = cells.table
    and citations.row_id = cells.row_id
    and citations.column = cells.column
left join lines on lines.report_id = things.report_id and lines.line = citations.line
left join projects on projects.project_id = things.project_id
order by
    wanted.label,
    things.report_id,
    projects.seq nulls first,
    cells.row_id not in (select row_id from on_basis where row_id is not null),
    list_position(['reports', 'amounts', 'functions', 'projects', 'project_funds', 'indicators'], cells.table),
    cells.row_id,
    citations.line,
    citations.start

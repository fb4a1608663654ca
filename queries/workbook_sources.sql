-- Where every figure of a workbook is printed. One row a cited figure, report by report: first the rows that print the
-- budget on the basis, then the report's other own rows, then project by project its figures, funds and indicators; and
-- every cell that a finding of the selection rests on, whatever it is.
-- project: the project's name, NULL for what belongs to none; thing: what of it; file_name, page, line, text: where and
-- as what characters it is printed; page is NULL where the source has none.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $basis: whole | accounts | fiscal | projects, see selection/budgets.sql
with

things as (

    select
        'reports' as "table",
        report_id as row_id,
        report_id,
        null as project_id,
        null as thing
    from selected_reports

    union all

    select 'amounts', amount_id, report_id, null, item from amounts

    union all

    select 'functions', function_id, report_id, null, coalesce(item, subclass, class) from functions

    union all

    select 'projects', project_id, report_id, project_id, null from projects

    union all

    select 'project_funds', fund_id, report_id, project_id, fund from printed_funds

    union all

    select 'indicators', indicator_id, report_id, project_id, name from indicators

    union all

    select 'statements', statement_id, report_id, project_id, null from statements

),

on_basis as (

    select report_id, unnest([original_row, final_row, executed_row]) as row_id
    from printed_budgets
    where basis = $basis

),

shown as (

    select report_id as row_id from selected_reports where counted
    union all
    select project_id from selected_projects
    union all
    select function_id from selected_functions
    union all
    select row_id from on_basis
    union all
    select fund_id from project_funds
    left join selected_projects using (project_id)
    where project_id is null or selected_projects.seq is not null
    union all
    select indicator_id from indicators
    left join selected_projects using (project_id)
    where project_id is null or selected_projects.seq is not null

),

figures as (

    select unnest([
        {'table': 'reports', 'columns': ['total_score', 'grade']},
        {'table': 'amounts', 'columns': ['value']},
        {'table': 'functions', 'columns': ['executed', 'change', 'change_pct']},
        {'table': 'projects', 'columns': ['total_weight', 'total_score']},
        {'table': 'project_funds',
            'columns': ['original_budget', 'final_budget', 'executed', 'execution_pct', 'weight', 'score']},
        {'table': 'indicators', 'columns': ['target_value', 'actual_value', 'weight', 'score']}
    ], recursive := true)

),

cells as (

    select things.table, row_id, unnest(columns) as "column"
    from things
    join figures using ("table")
    join selected_reports as reports on reports.report_id = things.report_id and reports.counted
    where row_id in (select row_id from shown)

    union

    select evidence.table, evidence.row_id, evidence.column
    from evidence
    join selected_findings using (report_id, finding_id)
    where evidence.role <> 'mend'

)

select
    cells.table,
    cells.row_id,
    cells.column,
    things.report_id,
    things.project_id,
    reports.label,
    projects.name as project,
    coalesce(projects.damaged, false) as damaged,
    things.thing,
    reports.file_name,
    lines.page,
    citations.line,
    citations.text

from cells
join things using ("table", row_id)
join selected_reports as reports using (report_id)
join citations
    on citations.report_id = things.report_id
    and citations.table = cells.table
    and citations.row_id = cells.row_id
    and citations.column = cells.column
left join lines on lines.report_id = things.report_id and lines.line = citations.line
left join projects on projects.project_id = things.project_id
order by
    reports.label,
    things.report_id,
    projects.seq nulls first,
    cells.row_id not in (select row_id from on_basis where row_id is not null),
    list_position(['reports', 'amounts', 'functions', 'projects', 'project_funds', 'indicators'], cells.table),
    cells.row_id,
    citations.line,
    citations.start

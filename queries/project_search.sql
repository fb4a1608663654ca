-- Where words stand among the names of the selected projects, the names of their indicators and the reasons they print.
-- One row a project and kind of place, names first; at most so many as are asked for.
-- All words must occur, in any case of letters: in the project's name and the text together, one at least in the text.
-- found_in: name | indicator | reason; matches: how many of the project's texts of that kind match; snippet: the first of
-- them, around the word. all_found: how many rows there are in all.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $words: the words, parted by blanks
-- $most: how many rows at most
with

wanted as (

    select list_distinct(regexp_split_to_array(lower(trim($words, ' 　')), '[\s　]+')) as words

),

texts as (

    select project_id, 1 as rank, 'name' as found_in, 0 as seq, name as text
    from selected_projects

    union all

    select project_id, 2, 'indicator', seq, name
    from weighted_rows
    where indicator_id is not null and project_id in (select project_id from selected_projects)

    union all

    select project_id, 3, 'reason', seq, reason
    from weighted_rows
    where reason is not null and project_id in (select project_id from selected_projects)

    union all

    select project_id, 3, 'reason', 100000 + coalesce(seq, 0), text
    from statements
    where topic = 'reason' and project_id in (select project_id from selected_projects)

),

matching as (

    select
        texts.*,
        list_filter(words, lambda word: contains(lower(text), word)) as own
    from texts
    cross join wanted
    where text is not null

),

found as (

    select
        matching.*,
        projects.name,
        projects.damaged,
        label,
        projects.seq as project_seq,
        projects.report_id
    from matching
    join selected_projects as projects using (project_id)
    cross join wanted
    where len(own) > 0 and own[1] <> ''
        and (
            len(own) = len(words)
            or len(list_filter(words, lambda word: contains(lower(concat_ws(' ', projects.name, text)), word))) = len(words)
        )

)

select
    project_id,
    any_value(name) as name,
    any_value(damaged) as damaged,
    any_value(label) as label,
    found_in,
    count(*) as matches,
    arg_min(excerpt(text, own[1]), seq) as snippet,
    count(*) over () as all_found

from found
group by project_id, found_in, rank
order by rank, any_value(label), any_value(report_id), any_value(project_seq)
limit $most

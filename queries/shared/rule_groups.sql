-- Which group each rule of the checks belongs to, in the rules' order. One row a rule.
-- given: [{"rule", "group", "place"}] as JSON, NULL for none
create macro rule_groups(given) as table

    select unnest(
        from_json(coalesce(given, '[]'), '[{"rule": "VARCHAR", "group": "VARCHAR", "place": "INTEGER"}]'),
        recursive := true
    );

-- The verdicts of reviewers as rows. One row a fingerprint.
-- given: [{"fingerprint", "verdict", "note", "at"}] as JSON, NULL for none
create macro verdicts_of(given) as table

    select unnest(
        from_json(
            coalesce(given, '[]'),
            '[{"fingerprint": "VARCHAR", "verdict": "VARCHAR", "note": "VARCHAR", "at": "VARCHAR"}]'
        ),
        recursive := true
    );

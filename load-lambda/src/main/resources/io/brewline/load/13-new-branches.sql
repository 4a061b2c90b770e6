-- From all lines, also of days that a newer version holds: so the branches are those of all accepted versions, whatever
-- came first.
INSERT INTO sales.branches (branch_id, branch_name)
SELECT
    named.branch_id,
    named.branch_name
FROM (
    SELECT
        branch_id,
        MIN(branch_name) AS branch_name
    FROM batch_lines
    GROUP BY branch_id
) named
LEFT JOIN sales.branches
    ON branches.branch_id = named.branch_id
WHERE branches.branch_id IS NULL

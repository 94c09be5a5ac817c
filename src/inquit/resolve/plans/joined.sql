-- The pairs that nothing is known of yet, each with what its items tell.
SELECT pairs.a AS a, pairs.b AS b, pairs.stamps AS stamps, one.body AS one, other.body AS other
FROM pairs
JOIN items AS one ON one.item = pairs.a
JOIN items AS other ON other.item = pairs.b
LEFT JOIN known ON known.a = pairs.a AND known.b = pairs.b AND known.stamps = pairs.stamps
WHERE known.a IS NULL

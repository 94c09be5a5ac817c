-- The pairs with the stamps of their items.
SELECT pairs.a AS a, pairs.b AS b, one.stamp || ' ' || other.stamp AS stamps
FROM pairs
JOIN items AS one ON one.item = pairs.a
JOIN items AS other ON other.item = pairs.b

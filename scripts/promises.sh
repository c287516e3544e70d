#!/bin/sh
# Reads off benchmark lines (file $1, or standard input) what is promised of the vault.
exec awk '
function metric(unit,   i) {
	for (i = 3; i < NF; i++) if ($(i + 1) == unit) return $i
	return "?"
}
function size() { sub(/.*entries=/, "", $1); sub(/-[0-9]+$/, "", $1); return $1 }
/^BenchmarkUnlock\/entries=/ {
	n = size()
	printf "unlock, %6d entries: scrypt %s ms, the rest %s ms = %s %%%s\n", n, metric("scrypt-ms"), metric("rest-ms"),
		metric("rest-%"), n == 10000 ? " (promised: at most 5 %)" : ""
}
/^BenchmarkOpen\/entries=/ { printf "open,   %6d entries: %s ms, %s ns an entry\n", size(), metric("best-ms"), metric("best-ns/entry") }
/^BenchmarkSave\/entries=/ {
	n = size()
	printf "save,   %6d entries: %s ms, age alone %s ms, %s times that%s\n", n, metric("best-ms"), metric("age-ms"),
		metric("x-age"), n == 10000 ? " (promised: at most 250 ms)" : ""
}' "$@"

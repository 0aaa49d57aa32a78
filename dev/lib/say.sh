# What the person at the terminal sees.

say() {
    printf '» %s\n' "$*"
}

die() {
    printf '✗ %s\n' "$*" >&2
    exit 1
}

# quietly SENTENCE COMMAND...: keep the output in the set-up log and, when the
# command fails, end with the sentence alone.
quietly() {
    local sentence=$1
    shift
    "$@" >>"$SETUP_LOG" 2>&1 </dev/null || die "$sentence (details: $SETUP_LOG)"
}

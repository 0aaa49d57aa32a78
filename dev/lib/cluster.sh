# A PostgreSQL of our own on a unix socket in the cache folder. It serves only
# development, so it trades safety against power cuts for speed. It keeps
# running between commands; "dev/demo --stop-database" ends it.

newest_postgres() {
    local folder
    for folder in $(printf "%s\n" /usr/lib/postgresql/*/bin | sort -rV); do
        if [ -x "$folder/initdb" ] && [ "$(basename "$(dirname "$folder")")" -ge 13 ]; then
            echo "$folder"
            return
        fi
    done
}

# PostgreSQL refuses to run as root.
as_database_user() {
    if [ "$(id -u)" != 0 ]; then "$@"; else (cd / && runuser -u "$database_user" -- "$@"); fi
}

find_cluster() {
    database_user=$(id -un)
    if [ "$(id -u)" = 0 ]; then
        database_user=postgres
        id postgres >/dev/null 2>&1 || database_user=nobody
    fi
    cluster=$cache/pg
    export PGHOST=$cluster/run PGUSER=odoo PGDATABASE=postgres
    unset PGPORT PGPASSWORD PGSERVICE
    if [ -e "$cluster/data/PG_VERSION" ]; then
        postgres_bin=/usr/lib/postgresql/$(as_database_user cat "$cluster/data/PG_VERSION")/bin
    else
        postgres_bin=$(newest_postgres)
    fi
    export PATH=$PATH:$postgres_bin
}

# Said before the long downloads.
check_cluster() {
    find_cluster
    [ ${#PGHOST} -le 85 ] ||
        die "The path of the cache folder is too long for a socket: $cache; choose a shorter KETEN_CACHE."
    as_database_user test -x "$cache" ||
        die "User $database_user, who runs PostgreSQL, cannot enter $cache; choose another KETEN_CACHE."
    [ -x "$postgres_bin/postgres" ] ||
        die "The databases in $cluster were made by another PostgreSQL; remove that folder and start again."
}

start_cluster() {
    [ -e "$cluster/data/PG_VERSION" ] || make_cluster
    if ! "$postgres_bin/pg_isready" -q; then
        say "Starting PostgreSQL (a few seconds)."
        # The lock of this set-up must not live on in the server.
        quietly "PostgreSQL does not start; see $cluster/log." as_database_user \
            "$postgres_bin/pg_ctl" -D "$cluster/data" -w -l "$cluster/log" start 9>&-
    fi
}

stop_cluster() {
    find_cluster
    [ ! -e "$cluster/data/postmaster.pid" ] ||
        quietly "PostgreSQL does not stop." as_database_user "$postgres_bin/pg_ctl" -D "$cluster/data" -w -m fast stop
}

make_cluster() {
    say "Making a private PostgreSQL (a few seconds)."
    rm -rf "$cluster"
    mkdir -p "$cluster"
    [ "$(id -u)" != 0 ] || chown "$database_user" "$cluster"
    as_database_user mkdir -m 700 "$cluster/run"
    quietly "PostgreSQL could not be set up." as_database_user \
        "$postgres_bin/initdb" --no-sync -D "$cluster/data" -U odoo -A trust -E UTF8 --locale=C.UTF-8
    as_database_user tee -a "$cluster/data/postgresql.conf" >/dev/null <<END
listen_addresses = ''
unix_socket_directories = '$cluster/run'
fsync = off
synchronous_commit = off
full_page_writes = off
jit = off
shared_buffers = 256MB
max_wal_size = 2GB
log_min_error_statement = panic
log_error_verbosity = terse
END
}

# Databases and the files that belong to them.

list_databases() {
    psql -XAtc "SELECT datname FROM pg_database WHERE starts_with(datname, '$1') ORDER BY 1"
}

has_database() {
    [ -n "$(psql -XAtc "SELECT 1 FROM pg_database WHERE datname = '$1'")" ]
}

drop_database() {
    dropdb --if-exists --force "$1" 2>/dev/null
    rm -rf "${filestores:?}/$1"
}

copy_database() {
    createdb -T "$1" "$2"
    # Odoo never changes a stored file, so links do.
    [ ! -d "$filestores/$1" ] || cp -al "$filestores/$1" "$filestores/$2"
}

rename_database() {
    psql -Xqc "ALTER DATABASE \"$1\" RENAME TO \"$2\""
    [ ! -d "$filestores/$1" ] || mv "$filestores/$1" "$filestores/$2"
}

write_odoo_conf() {
    odoo_conf=$state/odoo.conf
    cat >"$odoo_conf" <<END
[options]
addons_path = $odoo_addons,$addons_link
data_dir = $state/data
db_host = $PGHOST
db_user = $PGUSER
list_db = False
http_interface = 127.0.0.1
END
}

# run_odoo LOG DATABASE OPTION...: load it once and stop.
run_odoo() {
    local log=$1 database=$2
    shift 2
    : >"$log"
    python -m odoo --config "$odoo_conf" --database "$database" --logfile "$log" \
        --no-http --stop-after-init "$@" >>"$SETUP_LOG" 2>&1 </dev/null &&
        is_addon_settled "$database" "$@" && return
    tail -n 30 "$log" >&2
    die "Odoo could not prepare the database; the end of $log is above."
}

# Odoo leaves out an addon with a missing dependency and still reports success.
is_addon_settled() {
    [[ " $* " != *" $addon "* ]] ||
        [ "$(psql -XAt -d "$1" -c "SELECT state FROM ir_module_module WHERE name = '$addon'")" = installed ]
}

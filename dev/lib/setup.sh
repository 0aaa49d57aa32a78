# What both commands share. Sourced with $checkout set.

for part in say paths system apt odoo python cluster database template; do
    # shellcheck source=/dev/null
    . "$checkout/dev/lib/$part.sh"
done

# set_up PART...: everything short of a database of one's own. Runs that share
# the cache take turns.
set_up() {
    umask 022
    make_folders
    exec 9>"$cache/lock"
    if ! flock -n 9; then
        say "Another run is setting up; waiting for it."
        flock 9
    fi
    install_packages "$@"
    check_python
    check_cluster
    find_venv
    find_odoo
    start_cluster
    write_odoo_conf
}

end_of_set_up() {
    exec 9>&-
}

# Two templates make a test run start in seconds: one with what the addon
# depends on, one with the addon itself. Each carries in its name what it was
# made from, and an older one is dropped.

find_templates() {
    local depends
    depends=$(python -c 'import ast, sys; print(",".join(ast.literal_eval(open(sys.argv[1]).read())["depends"]))' \
        "$checkout/__manifest__.py")
    base_modules=base,$depends
    local base_hash
    base_hash=$(hash_of "$odoo_version" "$base_modules" "$requirements_hash")
    base_template=${database_prefix}_base_$base_hash
    addon_template=${database_prefix}_addon_$(hash_of "$base_hash" "$(addon_hash)")
    install_log=$state/$addon_template.log
}

make_templates() {
    drop_older "${database_prefix}_base_" "$base_template"
    drop_older "${database_prefix}_addon_" "$addon_template"
    has_database "$base_template" || make_base_template
    has_database "$addon_template" || make_addon_template
}

drop_older() {
    local database
    for database in $(list_databases "$1"); do
        [ "$database" = "$2" ] || drop_database "$database"
    done
}

make_base_template() {
    say "Making a database with $base_modules in Dutch (half a minute, kept for later runs)."
    local draft=${database_prefix}_draft
    drop_database "$draft"
    run_odoo "$state/base.log" "$draft" --init "$base_modules" --load-language nl_NL
    rename_database "$draft" "$base_template"
}

make_addon_template() {
    say "Installing $addon into a copy of it (half a minute, kept until the addon changes)."
    local draft=${database_prefix}_draft
    drop_database "$draft"
    rm -f "$state/${database_prefix}"_addon_*.log
    copy_database "$base_template" "$draft"
    run_odoo "$install_log" "$draft" --init "$addon"
    rename_database "$draft" "$addon_template"
}

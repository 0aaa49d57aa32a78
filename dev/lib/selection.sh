# What pytest is asked to run.

# Odoo's own bar for every addon. Left out are the checks of other subjects:
# localisations, a JavaScript linter that npm would bring, and the unit tests of
# the checkers themselves.
odoo_lint="
    test_docstring.py
    test_dunderinit.py
    test_i18n.py::TestI18n::test_user_content_as_prop_is_translatable
    test_index.py
    test_jstranslate.py::TestJsTranslations::test_js_translations
    test_manifests.py
    test_markers.py
    test_naming.py
    test_onchange_domains.py
    test_orm_import.py
    test_override_signatures.py
    test_pofile.py
    test_pylint.py
    test_routes.py
    test_test_holes.py"

# select_tests ARGUMENT...: fill $selected, with paths through the link.
select_tests() {
    selected=()
    local argument previous="" scope=everything
    for argument in "$@"; do
        case $argument in
            -k* | -m* | --lf | --last-failed | --ff | --sw | --stepwise) scope=tests ;;
        esac
        # A word that follows -k or -m is no path, whatever it says.
        if [[ $argument != -* && $previous != -[km] ]] && [ -e "$checkout/${argument%%::*}" ]; then
            scope=given
            argument=$addon_dir/$argument
        fi
        selected+=("$argument")
        previous=$argument
    done
    [ $scope = given ] || selected+=("$addon_dir/tests")
    [ $scope != everything ] || select_lint
}

select_lint() {
    selected+=("$addon_dir/dev/checks/test_install_log.py")
    # pytest puts the folder it finds a module in on the path of Python, and
    # among Odoo's own addons "calendar" would shadow the standard library's.
    mkdir -p "$state/lint"
    ln -sfn "${odoo_addons##*,}/test_lint" "$state/lint/test_lint"
    local check
    for check in $odoo_lint; do
        selected+=("$state/lint/test_lint/tests/$check")
    done
}

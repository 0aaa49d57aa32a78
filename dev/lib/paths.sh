# Where everything lives. Sourced after $checkout is set.

addon=ketenaanpak

if [ -n "${KETEN_CACHE:-}" ]; then
    cache=$KETEN_CACHE
elif [ "$(id -u)" = 0 ]; then
    # PostgreSQL runs as another user then, who may not enter root's home.
    cache=/var/cache/ketenaanpak
else
    cache=${HOME:?}/.cache/ketenaanpak
fi

# Checkouts share the cache, so what belongs to one carries its key.
checkout_key=$(printf '%s' "$checkout" | sha256sum | cut -c1-8)
state=$cache/checkouts/$checkout_key
# Odoo and pytest take a folder's name for the addon's name, and the checkout
# may have any name. The link stays outside the checkout, which would otherwise
# contain itself.
addons_link=$state/addons
addon_dir=$addons_link/$addon
filestores=$state/data/filestore
database_prefix=keten_${checkout_key}

make_folders() {
    mkdir -p "$cache/checkouts" 2>/dev/null && [ -w "$cache" ] ||
        die "The cache folder $cache cannot be written; choose another one with KETEN_CACHE=/path."
    cache=$(cd "$cache" && pwd)
    mkdir -p "$addons_link" "$filestores"
    ln -sfn "$checkout" "$addon_dir"
    SETUP_LOG=$cache/setup.log
    # No compiled file may land in the checkout or in an Odoo that is not ours.
    export PYTHONPYCACHEPREFIX=$cache/pycache
}

# hash_of WORD...: a short key for names of folders and databases.
hash_of() {
    printf '%s\n' "$@" | sha256sum | cut -c1-12
}

# Everything that changes what an installed addon holds.
addon_hash() {
    (
        cd "$checkout"
        find . \( -name .git -o -name .ci -o -name __pycache__ -o -path ./dev -o -path ./tests \) -prune \
            -o -type f ! -name '*.md' ! -name .gitignore ! -name pyproject.toml -print0 |
            LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-12
    )
}

# A private apt, so that the newer suite with Odoo never reaches the system.

# Odoo is packaged in the newest suite of the distribution this machine uses.
private_apt() {
    local distribution newest component
    distribution=$(os_release ID)
    case $distribution in
        debian) newest=sid component=main ;;
        ubuntu) newest=devel component=universe ;;
        *) die "$no_odoo_sentence" ;;
    esac
    local archive
    archive=$(own_archive "$component")
    [ -n "$archive" ] || die "$no_odoo_sentence"
    own_suite=${archive#* }
    write_private_apt "$distribution" "${archive% *}" "$component" "$newest"
    say "Reading the package lists of $distribution $newest (about 10 seconds)."
    quietly "The package lists could not be read; is there a network, and does the mirror keep up?" \
        apt-get -o APT::Update::Error-Mode=any update
}

# Prints "ADDRESS SUITE" of the archive in the machine's own apt configuration.
own_archive() {
    # shellcheck disable=SC2016  # apt's own placeholders
    apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(RELEASE)|$(COMPONENT)|$(REPO_URI)' \
        'Created-By: Packages' 2>/dev/null |
        awk -F'|' -v name="$(os_release ID)" -v codename="$(os_release VERSION_CODENAME)" -v part="$1" '
            $3 ~ /-/ || $4 != part {next}
            tolower($1) == name && tolower($2) == name || $1 !~ /^[A-Za-z]/ && $3 == codename {
                sub("/$", "", $5); print $5, $3; exit
            }'
}

write_private_apt() {
    local distribution=$1 address=$2 component=$3 newest=$4
    local folder=$cache/apt keyring=/usr/share/keyrings/$1-archive-keyring.gpg
    mkdir -p "$folder/lists/partial" "$folder/archives/partial"
    local options=""
    [ ! -e "$keyring" ] || options="[signed-by=$keyring] "
    local suite
    for suite in "$own_suite" "$newest"; do
        echo "deb $options$address $suite $component"
    done >"$folder/sources.list"
    # The machine's own proxies and certificates count; its hooks do not.
    apt-config dump | grep '^Acquire::' >"$folder/apt.conf" || true
    cat >>"$folder/apt.conf" <<END
Dir::Etc::sourcelist "$folder/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::parts "/dev/null";
Dir::Etc::main "/dev/null";
Dir::State::lists "$folder/lists";
Dir::Cache "$folder";
APT::Sandbox::User "root";
END
    export APT_CONFIG=$folder/apt.conf
}

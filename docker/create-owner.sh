#!/bin/sh
# PostgreSQL runs this once, when the cluster is new. The owner may make roles, for the first migration, but is no superuser.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$(cat /run/secrets/owner_password)" --username postgres --dbname postgres <<'SQL'
create role kentongan login createrole password :'password';
create database kentongan owner kentongan;
SQL

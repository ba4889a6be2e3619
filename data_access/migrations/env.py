"""Runs the migrations on the engine that `data_access.engine.migrate` was given."""

from alembic import context

from data_access.schema import metadata

engine = context.config.attributes["engine"].execution_options(writes=True)

with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()

namespace Kpi.Data.Warehouse.Migrations;

/// <summary>
/// What a warehouse from before closings had an order of their own says about it: of those, only the clocks are known. Every closing has raised the data version
/// by one at least, so their places in the order are below all data versions to come.
/// </summary>
internal static class PastClosings
{
    public const string NumberRevisions = """
        UPDATE month_revision SET data_version = (
            SELECT COUNT(*) FROM month_revision AS other
            WHERE other.closed_at < month_revision.closed_at
                OR (other.closed_at = month_revision.closed_at AND other.month < month_revision.month)
                OR (other.closed_at = month_revision.closed_at AND other.month = month_revision.month AND other.number <= month_revision.number))
        """;

    public const string PlaceImports = """
        UPDATE import_batch SET data_version = (SELECT COUNT(*) FROM month_revision WHERE month_revision.closed_at < import_batch.finished_at)
        WHERE finished_at IS NOT NULL
        """;
}

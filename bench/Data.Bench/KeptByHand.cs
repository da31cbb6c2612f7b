using Kpi.Kpis;
using Microsoft.Data.Sqlite;

namespace Kpi.Data.Bench;

/// <summary>What the hand-written SQL left of a month, put aside to be compared with what the product makes.</summary>
internal sealed class KeptByHand
{
    private readonly SqliteConnection connection;
    private readonly Month month;

    public KeptByHand(SqliteConnection connection, Month month)
    {
        (this.connection, this.month) = (connection, month);
        foreach (var table in HandWritten.Tables)
        {
            MadeUpWarehouse.Execute(
                connection,
                $"DROP TABLE IF EXISTS temp.kept_{table}; CREATE TEMP TABLE kept_{table} AS SELECT * FROM {table} WHERE month = {month.ToNumber()}"
            );
        }
    }

    /// <exception cref="InvalidOperationException">The two sides did not do the same work.</exception>
    public void ShouldBeWhatIsThereNow()
    {
        foreach (var table in HandWritten.Tables)
        {
            var now = $"SELECT * FROM {table} WHERE month = {month.ToNumber()}";
            var different = MadeUpWarehouse.Scalar(
                connection,
                $"SELECT (SELECT COUNT(*) FROM (SELECT * FROM kept_{table} EXCEPT {now})) + (SELECT COUNT(*) FROM ({now} EXCEPT SELECT * FROM kept_{table}))"
            );
            if (different is not 0L)
            {
                throw new InvalidOperationException($"{different} rows of {table} are not the same by hand and by the product.");
            }
        }
    }
}

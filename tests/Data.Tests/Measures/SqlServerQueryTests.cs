using Kpi.Data.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Kpi.Data.Tests.Measures;

public sealed class SqlServerQueryTests
{
    [Fact]
    public void The_base_of_a_month_is_one_t_sql_statement()
    {
        using var db = WarehouseLocation.OnSqlServer("Server=none").Open();

        var sql = BaseMonths.Query(db, MonthSpan.Of(new Month(2025, 3), BusinessClock.Default)).ToQueryString();

        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        errors.ShouldBeEmpty();
    }
}

using Kpi.Data.Warehouse;

namespace Kpi.Data.Tests.Warehouse;

public sealed class WarehouseLocationTests
{
    [Theory]
    [InlineData("nonsense", "none that SQL Server's client takes")]
    [InlineData("Server=db;Datenbank=kpi", "none that SQL Server's client takes")]
    [InlineData("Server=db;Database=kpi;Connect Timeout=soon", "none that SQL Server's client takes")]
    [InlineData("Server=db;User Id=u;Password=secret", "names no database")]
    public void A_connection_string_that_cannot_be_used_is_refused_in_a_sentence_without_its_secrets(string connection, string reason)
    {
        var refusal = Should.Throw<DataException>(() => WarehouseLocation.OnSqlServer(connection));

        refusal.Code.ShouldBe("CONNECTION_STRING_INVALID");
        refusal.Message.ShouldContain(reason);
        refusal.Message.ShouldNotContain("secret");
    }
}

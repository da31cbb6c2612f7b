using Kpi.Data.Import.Staging;

namespace Kpi.Data.Tests.Import.Staging;

public sealed class SqlServerStagingTests
{
    [Theory]
    [InlineData(null, "#")]
    [InlineData("", "#")]
    [InlineData("temporary", "#")]
    [InlineData("tables", "")]
    public void Rows_are_staged_in_temporary_tables_unless_ordinary_ones_are_set(string? setting, string prefix) =>
        SqlServerStaging.PrefixOf(setting).ShouldBe(prefix);

    [Fact]
    public void Another_setting_is_refused_with_those_there_are()
    {
        var refusal = Should.Throw<DataException>(() => SqlServerStaging.PrefixOf("memory"));

        refusal.Code.ShouldBe("BAD_SETTING");
        refusal.Message.ShouldBe("KPI_SQLSERVER_STAGING is 'memory'; set it to temporary or tables, or leave it out.");
    }
}

using Kpi.Data.Warehouse;

namespace Kpi.Data.Tests.Warehouse;

public sealed class SqlServerBatchSizeTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("1", 1)]
    [InlineData("42", 42)]
    public void It_is_the_number_that_is_set_and_ef_cores_own_where_none_is(string? setting, int? size) =>
        SqlServerBatchSize.Of(setting).ShouldBe(size);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("many")]
    public void What_is_no_number_of_statements_is_refused_with_what_was_set(string setting)
    {
        var refusal = Should.Throw<DataException>(() => SqlServerBatchSize.Of(setting));

        refusal.Code.ShouldBe("BAD_SETTING");
        refusal.Message.ShouldStartWith($"Warehouse__MaxBatchSize is '{setting}'");
    }
}

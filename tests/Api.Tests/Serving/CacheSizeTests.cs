using Kpi.Api.Serving;
using Kpi.Data;
using Kpi.Data.ReadModel;
using Microsoft.Extensions.Configuration;

namespace Kpi.Api.Tests.Serving;

public sealed class CacheSizeTests
{
    [Fact]
    public void Nothing_set_is_the_default() => Of(null).ShouldBe(KpiWarehouse.DefaultCacheBytes);

    [Fact]
    public void A_number_is_in_megabytes() => Of("64").ShouldBe(64 * 1024 * 1024);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("64MB")]
    public void What_is_no_whole_number_of_megabytes_is_refused(string text)
    {
        var refusal = Should.Throw<DataException>(() => Of(text));

        refusal.Code.ShouldBe("CACHE_SIZE_INVALID");
        refusal.Message.ShouldContain($"'{text}'");
    }

    private static long Of(string? text) =>
        CacheSize.Of(new ConfigurationBuilder().AddInMemoryCollection([new("KPI_CACHE_MB", text)]).Build());
}

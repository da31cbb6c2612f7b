using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Tests.Import;

/// <summary>A customer's number is kept for 180 days (spec section 0): who comes back later is a new customer.</summary>
public sealed class WinbackTests : IDisposable
{
    private readonly ImportFixture import = new();

    // 1 March and 180 days are 28 August 2024.
    [Theory]
    [InlineData("2024-08-28 00:00", null)]
    [InlineData("2024-08-28 00:01", "WINBACK_TOO_LATE")]
    public async Task A_return_counts_as_the_same_customer_for_180_days(string back, string? code)
    {
        Write(back);

        var summary = await RunAsync(ShopMapping.Yaml);

        summary.Rejected.ShouldBe(code is null ? 0 : 1, summary.ToString());
        import.Read(context => context.ImportRejects.Select(reject => reject.Code).FirstOrDefault()).ShouldBe(code);
        import.Read(context => context.Churn.Count(churn => churn.Id == "x1")).ShouldBe(code is null ? 1 : 0);
    }

    [Fact]
    public async Task A_mapping_may_say_for_how_many_days()
    {
        Write("2024-08-29");

        (await RunAsync(With("winback_days: 365"))).Rejected.ShouldBe(0);
    }

    [Theory]
    [InlineData("winback_days: 0", "'winback_days' is a whole number from 1 to 36500, not '0'.")]
    [InlineData("winback_days: soon", "'winback_days' is a whole number from 1 to 36500, not 'soon'.")]
    public void Days_that_are_none_are_refused_with_the_mapping(string days, string sentence) =>
        Should.Throw<DataException>(() => Mapping.Parse(With(days), "shop.yaml")).Message.ShouldContain(sentence);

    [Fact]
    public void Only_churn_has_such_days() =>
        Should
            .Throw<DataException>(() =>
                Mapping.Parse(
                    ShopMapping.Yaml.Replace("- target: contact", "- winback_days: 9\n    target: contact", StringComparison.Ordinal),
                    "shop.yaml"
                )
            )
            .Message.ShouldContain("it belongs to churn");

    public void Dispose() => import.Dispose();

    private static string With(string days) =>
        ShopMapping.Yaml.Replace("    from: exits\n", $"    from: exits\n    {days}\n", StringComparison.Ordinal);

    private void Write(string back)
    {
        import.WriteOffices();
        import.WriteContracts();
        import.Write("exits.csv", $"exit,id,at,kind,back\nx1,c1,2024-03-01,voluntary,{back}\n");
    }

    private Task<ImportSummary> RunAsync(string yaml) =>
        import.RunAsync(Mapping.Parse(yaml, "shop.yaml"), cancellation: TestContext.Current.CancellationToken);
}

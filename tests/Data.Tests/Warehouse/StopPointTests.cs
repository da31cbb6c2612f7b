using Kpi.Data.Warehouse;

namespace Kpi.Data.Tests.Warehouse;

public sealed class StopPointTests
{
    [Fact]
    public void A_point_is_found_by_its_name() => StopPoint.Find("import-staged").ShouldBe(StopPoint.ImportStaged);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_name_there_is_none(string? name) => StopPoint.Find(name).ShouldBeNull();

    [Fact]
    public void A_name_that_no_point_has_is_refused_with_those_there_are()
    {
        var refused = Should.Throw<DataException>(() => StopPoint.Find("staged"));

        refused.Code.ShouldBe("STOP_POINT_UNKNOWN");
        refused.Message.ShouldContain("KPI_STOP_AT is 'staged'");
        refused.Message.ShouldContain("import-staged, import-merging");
    }
}

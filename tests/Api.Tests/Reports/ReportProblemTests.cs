using Kpi.Api.Reports;
using Kpi.Data;

namespace Kpi.Api.Tests.Reports;

public sealed class ReportProblemTests
{
    [Theory]
    [InlineData("DATA_CHANGED", 503)]
    [InlineData("BRANCH_UNKNOWN", 404)]
    public void What_passes_by_itself_is_no_wrong_address(string code, int status)
    {
        var problem = ReportProblem.Of(new DataException(code, "Why.")).ShouldNotBeNull();

        problem.StatusCode.ShouldBe(status);
        problem.ProblemDetails.Extensions["code"].ShouldBe(code);
    }

    [Fact]
    public void What_nobody_foresaw_is_not_told() => ReportProblem.Of(new InvalidOperationException("secret")).ShouldBeNull();
}

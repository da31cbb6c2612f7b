using System.Text;
using Kpi.Api.Reports;

namespace Kpi.Api.Tests.Reports;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("JS0101", "JS0101")]
    [InlineData("32.01-A_7 b", "32.01-A_7 b")]
    [InlineData("南京01", "南京01")]
    [InlineData("A/1", "A%2F1")]
    [InlineData(@"A\1:*?""<>|", "A%5C1%3A%2A%3F%22%3C%3E%7C")]
    [InlineData("A%2F1", "A%252F1")]
    [InlineData("..", "%2E.")]
    [InlineData(" A", "%20A")]
    [InlineData("A\n1", "A%0A1")]
    public void Only_what_every_system_takes_stands_in_a_name(string code, string name) => FileNames.OfCode(code).ShouldBe(name);

    [Fact]
    public void A_long_code_is_cut_so_that_the_name_fits_and_still_differs_from_others()
    {
        var (one, other) = (new string('：', 64), new string('：', 63) + "；");

        Encoding.UTF8.GetByteCount(FileNames.OfCode(one)).ShouldBeLessThan(200);
        FileNames.OfCode(one).ShouldNotBe(FileNames.OfCode(other));
    }
}

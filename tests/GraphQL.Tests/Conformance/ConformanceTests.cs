using Kpi.GraphQL.Tests.Sample;

namespace Kpi.GraphQL.Tests.Conformance;

[Alone]
public class ConformanceTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task Every_audit_of_graphql_http_passes() => (await Judges.Pass("http-audit", site.Url, "--strict")).Count.ShouldBe(61);

    [Fact]
    public Task What_the_draft_of_GraphQL_over_HTTP_demands_is_done() => Judges.Pass("http-draft", site.Url);

    [Fact]
    public Task Graphql_codegen_types_operations_by_introspection() => Judges.Pass("codegen", site.Url);

    [Fact]
    public async Task Parser_and_validator_judge_as_graphql_js_does()
    {
        var count = Environment.GetEnvironmentVariable("KPI_LONG_TESTS") is null ? 2_000 : 40_000;
        using var sdl = await Sdl.Of(site);
        await Judges.Pass("validation-diff", site.Url, $"--sdl={sdl.File}", $"--count={count}", "--seed=7");
    }

    [Fact]
    public async Task GraphQL_js_reads_introspection_and_sdl_as_one_schema()
    {
        using var sdl = await Sdl.Of(site);
        await Judges.Pass("introspect", site.Url, $"--sdl={sdl.File}");
    }

    /// <summary>The schema in a file, as long as a judge reads it.</summary>
    private sealed class Sdl : IDisposable
    {
        public string File { get; } = System.IO.Path.GetTempFileName();

        public static async Task<Sdl> Of(SampleSite site)
        {
            var sdl = new Sdl();
            await System.IO.File.WriteAllTextAsync(sdl.File, await site.Client.GetStringAsync(new Uri(site.Url + "?sdl")));
            return sdl;
        }

        public void Dispose() => System.IO.File.Delete(File);
    }
}

using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Language;
using Kpi.GraphQL.Validation;

namespace Kpi.GraphQL.Bench.Phases;

/// <summary>The phases of a request, each alone.</summary>
[MemoryDiagnoser]
public class PhaseBenchmark
{
    private readonly RequestLimits limits = new();
    private byte[] text = [];
    private DocumentNode document = null!;

    /// <summary>Which document: a field with two below it, a page of a board, 400 aliased fields.</summary>
    [Params("small", "usual", "large")]
    public string Size { get; set; } = "";

    /// <summary>Runs them all.</summary>
    public static int Run()
    {
        var config = ManualConfig
            .Create(DefaultConfig.Instance)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "graphql-bench"));
        return BenchmarkRunner.Run<PhaseBenchmark>(config).HasCriticalValidationErrors ? 1 : 0;
    }

    /// <summary>Prepares the document.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        text = Encoding.UTF8.GetBytes(
            Size switch
            {
                "small" => Documents.Small,
                "usual" => Documents.Usual,
                _ => Documents.OfSize(400),
            }
        );
        document = Parser.Parse(new Source(text));
    }

    /// <summary>Bytes to tokens.</summary>
    [Benchmark]
    public int Lex()
    {
        var lexer = new Lexer(new Source(text));
        var tokens = 0;
        do
        {
            lexer.Advance();
            tokens++;
        } while (lexer.Kind != TokenKind.EndOfFile);
        return tokens;
    }

    /// <summary>Bytes to a syntax tree.</summary>
    [Benchmark]
    public DocumentNode Parse() => Parser.Parse(new Source(text));

    /// <summary>All rules and limits.</summary>
    [Benchmark]
    public IReadOnlyList<IError> Validate() => DocumentValidator.Validate(Engine.Schema, document, limits);

    /// <summary>A syntax tree to an executable plan.</summary>
    [Benchmark]
    public object Plan() => new OperationPlan(Engine.Schema, document, document.Operations.First(), VariableValues.None);

    /// <summary>A request whose plan is cached, to its last byte.</summary>
    [Benchmark]
    public async Task<int> Execute()
    {
        using var result = await Engine.Executor.ExecuteAsync(new OperationRequest(text));
        return result.Json.Length;
    }
}

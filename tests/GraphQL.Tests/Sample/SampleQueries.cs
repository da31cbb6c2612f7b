using Kpi.GraphQL.CostAnalysis.Types;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Tests.Sample;

[QueryType]
public static class SampleQueries
{
    public static readonly IReadOnlyList<Branch> All =
    [
        new("HQ", "Head office", BranchLevel.HeadOffice, null),
        new("P1", "North", BranchLevel.Province, "HQ"),
        new("P2", "South", BranchLevel.Province, "HQ"),
        new("O1", "Harbour \"quay\" 网点\n", BranchLevel.Outlet, "P1"),
    ];

    /// <summary>One branch.</summary>
    /// <param name="code">Its code.</param>
    public static Branch? GetBranch([ID] string code) => All.FirstOrDefault(branch => branch.Code == code);

    /// <summary>One branch, answered when the gate of its code is open.</summary>
    public static async Task<Branch?> GetBranchLaterAsync([ID] string code, Gates gates, CancellationToken ct)
    {
        await Task.Yield();
        await gates.Pass(code, ct);
        return GetBranch(code);
    }

    public static Branch? GetBranchBy(BranchBy by) => All.FirstOrDefault(branch => branch.Code == by.Code || branch.Name == by.Name);

    [UsePaging(ConnectionName = "Branch")]
    public static IEnumerable<Branch> GetBranches(BranchLevel? level = null) => All.Where(branch => level is null || branch.Level == level);

    public static IReadOnlyList<Branch> GetList() => All;

    [Cost(3), ListSize(AssumedSize = 5, SlicingArguments = ["codes"])]
    public static IEnumerable<Branch> GetPriced([ID] IReadOnlyList<string>? codes = null) =>
        All.Where(branch => codes?.Contains(branch.Code) ?? true);

    public static IReadOnlyList<INamed?> GetNamed() => [All[0], null, new Manager("Li")];

    public static IFinding[] Search(string text) => text.Length == 0 ? [] : [All[1], new Manager(text)];

    public static string Compare(CompareInput where) =>
        $"{where.Month.Year}/{where.Month.Number} codes={(where.Codes is null ? "none" : string.Join('+', where.Codes))} top={where.Top} {where.Level} and={where.And?.Count} note={(where.Note.HasValue ? where.Note.Value ?? "null" : "missing")}";

    public static Month NextMonth(Month month) => month.Number == 12 ? new(month.Year + 1, 1) : month with { Number = month.Number + 1 };

    public static int Add(int a, int b = 1) => a + b;

    public static int? EchoInt(int? n) => n;

    public static double? EchoFloat(double? n) => n;

    public static bool? EchoBool(bool? b) => b;

    [ID]
    public static string? EchoId([ID] string? id) => id;

    public static string? Echo(string? text) => text;

    public static string? GetTenant([GlobalState] string? tenant) => tenant;

    public static BranchLevel EchoLevel(BranchLevel level = BranchLevel.Province) => level;

    public static IEnumerable<IEnumerable<int?>?>? EchoList(List<List<int?>?>? list) => list;

    public static string Fails() => throw new InvalidOperationException("secret");

    public static string? FailsNullable() =>
        throw new GraphQLException(ErrorBuilder.New().SetMessage("No such month.").SetCode("MONTH_UNKNOWN").Build());

    public static Task<string> FailsLater() =>
        Task.Run(async () =>
        {
            await Task.Yield();
            return string.Equals("a", "b", StringComparison.Ordinal) ? "" : throw new GraphQLException("late");
        });

    public static Greeter? Greeter => new();

    public static string Where(IResolverContext context) => context.Path.Print();
}

public sealed class Greeter
{
    public string Hello => "hello";

    public string Broken => null!;

    public async Task<string> GetBrokenLaterAsync()
    {
        await Task.Yield();
        return null!;
    }

    public Greeter? Inner => new();

    public Greeter Certain => new();

    public IReadOnlyList<Greeter?> Many => [new(), null, new()];
}

[MutationType]
public static class SampleMutations
{
    public static int Bump(Counter counter, int by = 1) => counter.Value += by;

    /// <summary>Reads and writes with a pause between, in which no other field of the mutation may write.</summary>
    public static async Task<int> BumpLater(Counter counter, int by = 1)
    {
        var before = counter.Value;
        await Task.Yield();
        return counter.Value = before + by;
    }
}

[ObjectType<Branch>]
public static class BranchFields
{
    public static async Task<Branch?> GetParent([Parent] Branch branch, BranchLoader loader, CancellationToken ct) =>
        branch.Parent is null ? null : await loader.LoadAsync(branch.Parent, ct);

    public static async Task<IReadOnlyList<Branch>> GetChildren([Parent] Branch branch, ChildrenLoader loader) =>
        await loader.LoadAsync(branch.Code) ?? [];

    public static string Label([Parent] Branch branch, string prefix = "Branch", int? max = null)
    {
        var label = $"{prefix} {branch.Name}";
        return max is { } length && length < label.Length ? label[..length] : label;
    }
}

public sealed class BranchLoader(IBatchScheduler scheduler, DataLoaderOptions options, LoadLog log)
    : BatchDataLoader<string, Branch>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<string, Branch>> LoadBatchAsync(
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    )
    {
        log.Add($"branches {string.Join(',', keys)}");
        await Task.Yield();
        return SampleQueries.All.Where(branch => keys.Contains(branch.Code)).ToDictionary(branch => branch.Code, StringComparer.Ordinal);
    }
}

public sealed class ChildrenLoader(IBatchScheduler scheduler, DataLoaderOptions options, LoadLog log)
    : GroupedDataLoader<string, Branch>(scheduler, options)
{
    protected override Task<ILookup<string, Branch>> LoadGroupedBatchAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        log.Add($"children {string.Join(',', keys)}");
        return Task.FromResult(
            SampleQueries
                .All.Where(branch => branch.Parent is not null && keys.Contains(branch.Parent))
                .ToLookup(branch => branch.Parent!, StringComparer.Ordinal)
        );
    }
}

/// <summary>What the loaders were asked for.</summary>
public sealed class LoadLog
{
    private readonly List<string> entries = [];

    public IReadOnlyList<string> Entries => entries;

    public void Add(string entry)
    {
        lock (entries)
        {
            entries.Add(entry);
        }
    }
}

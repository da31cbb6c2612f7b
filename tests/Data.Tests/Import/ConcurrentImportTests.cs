namespace Kpi.Data.Tests.Import;

/// <summary>
/// Ten imports at once into ten warehouses, which share nothing but the temporary folder: ten rounds, with KPI_LONG_TESTS=1 two hundred. Not beside other
/// tests, because the temporary folder, which is the process's, is one of its own.
/// </summary>
[Collection(nameof(ConcurrentImportTests))]
[CollectionDefinition(nameof(ConcurrentImportTests), DisableParallelization = true)]
public sealed class ConcurrentImportTests : IDisposable
{
    private const string Variable = "TMPDIR";
    private const int Warehouses = 10;
    private static readonly int Rounds = LongTests.Wanted ? 200 : 10;
    private readonly string? before = Environment.GetEnvironmentVariable(Variable);
    private readonly string temporary = Directory.CreateTempSubdirectory("kpi-ten-").FullName;
    private readonly List<ImportFixture> imports;

    public ConcurrentImportTests()
    {
        Environment.SetEnvironmentVariable(Variable, temporary);
        imports = [.. Enumerable.Range(0, Warehouses).Select(_ => new ImportFixture())];
    }

    [Fact]
    public async Task Each_loads_what_it_is_given_and_leaves_nothing_behind()
    {
        imports.ForEach(import => import.WriteOffices());
        for (var round = 1; round <= Rounds; round++)
        {
            imports.ForEach(import => import.WriteContracts($"r{round},o1,2024-01-05,,A,{round},\n"));

            var summaries = await Task.WhenAll(
                imports.Select(import =>
                    Task.Run(() => import.RunAsync(ShopMapping.Mapping, cancellation: TestContext.Current.CancellationToken))
                )
            );

            // Three branches, two customers with a tier each and one who left at first; then one new customer with a tier a round.
            summaries.Select(summary => summary.Loaded).ShouldAllBe(loaded => loaded == (round == 1 ? 3 + 5 + 2 : 2));
            Directory.GetFileSystemEntries(temporary, "kpi-import-*").ShouldBeEmpty();
        }

        imports.ForEach(import => import.Read(context => context.Customers.Count()).ShouldBe(2 + Rounds));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, before);
        imports.ForEach(import => import.Dispose());
        Directory.Delete(temporary, recursive: true);
    }
}

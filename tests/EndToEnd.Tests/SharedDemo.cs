[assembly: Alone]

namespace Kpi.EndToEnd.Tests;

/// <summary>One product and one browser for all tests, which take turns.</summary>
[CollectionDefinition(Name)]
public sealed class SharedDemo : ICollectionFixture<Demo>, ICollectionFixture<Browser>
{
    public const string Name = "demo";
}
